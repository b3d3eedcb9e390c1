//! What the code of a finding tells of itself.

use super::Code;

impl Code {
    /// The stable name, as `unknown-value`.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// Whether it must stay an error: nothing is counted with a catalogue that holds such a mistake.
    pub fn is_fixed(self) -> bool {
        self <= Self::AliasColumnAbsent
            && !matches!(
                self,
                Self::MissingLanguage
                    | Self::NothingFeeds
                    | Self::UnclearShare
                    | Self::WaiverEnded
                    | Self::IdleWaiver
            )
    }
}
