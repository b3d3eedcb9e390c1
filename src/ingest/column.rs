//! A column of records that costs nothing as long as every record says the same: most dimensions and fields of a catalogue
//! stand in few registers.

/// Values by record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Column<T> {
    /// This value, so many times.
    Same(T, usize),
    /// Each its own.
    Each(Vec<T>),
}

impl<T: Default> Default for Column<T> {
    fn default() -> Self {
        Self::Same(T::default(), 0)
    }
}

impl<T: Copy + PartialEq> Column<T> {
    /// No values yet; `value` is what most say.
    pub fn new(value: T) -> Self {
        Self::Same(value, 0)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        match self {
            Self::Same(_, count) => *count,
            Self::Each(values) => values.len(),
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The value at a place that is within.
    pub fn at(&self, place: usize) -> T {
        match self {
            Self::Same(value, _) => *value,
            Self::Each(values) => values[place],
        }
    }

    /// The one value that all have; none where they differ.
    pub fn only(&self) -> Option<T> {
        match self {
            Self::Same(value, _) => Some(*value),
            Self::Each(_) => None,
        }
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = T> {
        (0..self.len()).map(|place| self.at(place))
    }

    /// All of them, as a list of their own.
    pub fn to_vec(&self) -> Vec<T> {
        match self {
            Self::Same(value, count) => vec![*value; *count],
            Self::Each(values) => values.clone(),
        }
    }

    pub(super) fn push(&mut self, value: T) {
        match self {
            Self::Same(same, count) if *same == value => *count += 1,
            Self::Same(..) => self.each().push(value),
            Self::Each(values) => values.push(value),
        }
    }

    /// Puts a value in the place of another.
    pub(super) fn set(&mut self, at: usize, value: T) {
        if self.at(at) != value {
            self.each()[at] = value;
        }
    }

    /// Puts a value in the place of each that is `old`.
    pub(super) fn replace(&mut self, old: T, new: T) {
        match self {
            Self::Same(value, _) if *value == old => *value = new,
            Self::Same(..) => {}
            Self::Each(values) => {
                let olds = values.iter_mut().filter(|value| **value == old);
                olds.for_each(|value| *value = new);
            }
        }
    }

    pub(super) fn append(&mut self, other: &mut Self) {
        match (&mut *self, &*other) {
            (Self::Same(value, count), Self::Same(its, more)) if value == its => *count += more,
            _ => self.each().append(other.each()),
        }
    }

    /// Keeps the values at the places that `keep` says.
    pub(super) fn retain(&mut self, keep: &impl Fn(usize) -> bool) {
        match self {
            Self::Same(_, count) => *count = (0..*count).filter(|place| keep(*place)).count(),
            Self::Each(values) => {
                let mut at = 0;
                values.retain(|_| {
                    at += 1;
                    keep(at - 1)
                });
            }
        }
    }

    fn each(&mut self) -> &mut Vec<T> {
        if let Self::Same(..) = self {
            *self = Self::Each(self.to_vec());
        }
        match self {
            Self::Each(values) => values,
            Self::Same(..) => unreachable!("made a list of each just now"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_the_list_of_what_was_pushed() {
        let mut column = Column::new(0);
        let mut list = Vec::new();
        for value in [0, 0, 3, 0, 5] {
            column.push(value);
            list.push(value);
            assert_eq!(column.to_vec(), list);
            assert_eq!(column.iter().collect::<Vec<i32>>(), list);
        }
        column.set(1, 9);
        column.set(1, 0);
        column.replace(3, 4);
        column.replace(4, 3);
        assert_eq!(column.to_vec(), list);
        let mut other = Column::Same(7, 2);
        column.append(&mut other);
        assert_eq!(column.to_vec(), [0, 0, 3, 0, 5, 7, 7]);
        column.retain(&|place| place % 2 == 0);
        assert_eq!(column.to_vec(), [0, 3, 5, 7]);
        let mut same = Column::Same(1, 4);
        same.retain(&|place| place > 0);
        assert_eq!((same.only(), same.len()), (Some(1), 3));
    }
}
