//! What the TOML reader says, in French; it speaks English by itself.

/// The French of a message of the TOML reader, without what it expected instead; none of a message that is not known.
pub(super) fn french(message: &str) -> Option<&'static str> {
    let (what, _) = message.split_once(", expected").unwrap_or((message, ""));
    Some(match what {
        "duplicate key" => "la même clé s’y trouve deux fois",
        "carriage return must be followed by newline" => "une fin de ligne est abîmée",
        "missing opening quote" | "string values must be quoted" => {
            "un texte n’est pas entre guillemets"
        }
        "missing comma between array elements" => "il manque une virgule dans une liste",
        "missing comma between key-value pairs" => "il manque une virgule entre deux clés",
        "extra comma in array" => "il y a une virgule de trop dans une liste",
        "extra comma in inline table" => "il y a une virgule de trop entre des accolades",
        "unclosed array" => "une liste n’est pas fermée par `]`",
        "unclosed table" => "un nom de bloc n’est pas fermé par `]`",
        "unclosed array table" => "un nom de bloc n’est pas fermé par `]]`",
        "unclosed inline table" => "des accolades ne sont pas fermées par `}`",
        "missing array opening" => "il manque le `[` d’une liste",
        "missing inline table opening" => "il manque le `{` d’accolades",
        "missing table open" => "il manque le `[` d’un nom de bloc",
        "missing assignment between key-value pairs" | "key with no value" => {
            "il manque `=` et une valeur après une clé"
        }
        "extra assignment between key-value pairs" | "extra `=`" | "unexpected `=` in array" => {
            "il y a un `=` de trop"
        }
        "missing value" | "missing value for key" => "il manque la valeur d’une clé",
        "missing key for inline table element" | "unquoted keys cannot be empty" => {
            "il manque le nom d’une clé"
        }
        "invalid unquoted key" => "une clé contient un signe qui demande des guillemets",
        "keys cannot be multi-line literal strings" | "keys cannot be multi-line basic strings" => {
            "une clé ne peut pas tenir sur plusieurs lignes"
        }
        "missing escaped value" | "too few unicode value digits" => {
            "un signe manque après une barre oblique inversée"
        }
        "invalid basic string" | "invalid literal string" => "un texte n’est pas fermé",
        "invalid multi-line basic string" | "invalid multi-line literal string" => {
            "un texte de plusieurs lignes n’est pas fermé"
        }
        "invalid value" => "une valeur n’est ni un texte, ni un nombre, ni une date, ni une liste",
        "invalid key-value pair" | "unexpected key or value" | "unexpected content" => {
            "ce qui s’y trouve n’est ni une clé ni une valeur"
        }
        "invalid inline table element" => "entre des accolades, il faut des clés et des valeurs",
        "unexpected leading zero" => "un nombre ne commence pas par zéro",
        "unexpected sign" | "redundant numeric sign" => "un nombre a un signe de trop",
        "`_` may only go between digits" => "dans un nombre, `_` ne va qu’entre deux chiffres",
        "cannot recurse further; max recursion depth met" | "recursion limit" => {
            "trop de listes ou de blocs sont emboîtés"
        }
        "cannot extend value of type inline table with a dotted key"
        | "cannot extend value of type array with a dotted key" => {
            "une clé à points complète une valeur déjà écrite"
        }
        "a date such as 2022-12-31 is wanted" => "une date s’écrit comme 2022-12-31",
        _ => return None,
    })
}
