//! What `bilan init` writes and says.

use crate::language::Language;

/// The README of a new folder.
pub fn init_readme(language: Language) -> &'static str {
    match language {
        Language::Fr => FRENCH,
        Language::En => ENGLISH,
    }
}

/// What is said once the folder is made.
pub fn init_done(language: Language, folder: &str) -> String {
    match language {
        Language::Fr => format!(
            "dossier prêt\u{a0}: {folder}\nla suite\u{a0}:\n  cd {folder}\n  bilan check\n  bilan report"
        ),
        Language::En => {
            format!("folder ready: {folder}\nnext:\n  cd {folder}\n  bilan check\n  bilan report")
        }
    }
}

const FRENCH: &str = "# Un dossier bilan

- `indicators/` : le catalogue (dimensions, indicateurs, sources, projets, formats des bailleurs), en TOML.
- `samples/` : les registres. Ceux-ci sont inventés ; remplacez-les par les vôtres, ou indiquez un autre dossier
  dans `indicators/catalogue.toml` (`data = …`).
- `reports/` : les classeurs, écrits par `bilan report` ; `.bilan/` retient lesquels vont ensemble.

Chaque trimestre :

```sh
bilan check                                   # tout est lu, chaque doute est dit
bilan count M4SD --period 2022-T3             # les chiffres à l’écran
bilan report --period 2022-T3 --internal      # un classeur par bailleur, et sa copie interne
bilan diff 2022-T2 2022-T3                    # ce qui a changé
```

`bilan explain CODE` explique un constat ou un indicateur.
";

const ENGLISH: &str = "# A bilan folder

- `indicators/`: the catalogue (dimensions, indicators, sources, projects, donor formats), in TOML.
- `samples/`: the registers. These are invented; put your own in their place, or name another folder in
  `indicators/catalogue.toml` (`data = …`).
- `reports/`: the workbooks, written by `bilan report`; `.bilan/` keeps which of them belong together.

Each quarter:

```sh
bilan check                                   # everything is read, every doubt is told
bilan count M4SD --period 2022-Q3             # the figures on screen
bilan report --period 2022-Q3 --internal      # one workbook per donor, and its internal copy
bilan diff 2022-Q2 2022-Q3                    # what changed
```

`bilan explain CODE` explains a finding or an indicator.
";
