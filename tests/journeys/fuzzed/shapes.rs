//! The shapes of requests, read from the contract of the window: what a command takes is what it is fuzzed with.

use std::collections::BTreeMap;
use std::iter::Peekable;
use std::vec::IntoIter;

/// What a value may be, as TypeScript says it.
#[derive(Debug, Clone)]
pub(crate) enum Shape {
    Text,
    Number,
    Truth,
    Null,
    /// Anything at all.
    Whatever,
    Word(String),
    Named(String),
    List(Box<Self>),
    /// A list of just these.
    Row(Vec<Self>),
    Map(Box<Self>),
    Fields(Vec<Field>),
    /// One of them.
    Either(Vec<Self>),
    /// All of them at once.
    Both(Vec<Self>),
}

#[derive(Debug, Clone)]
pub(crate) struct Field {
    pub(crate) name: String,
    pub(crate) optional: bool,
    pub(crate) shape: Shape,
}

/// The contract: its types by name, and what each command takes.
#[derive(Debug)]
pub(crate) struct Contract {
    pub(crate) types: BTreeMap<String, Shape>,
    pub(crate) requests: BTreeMap<String, Shape>,
}

impl Contract {
    /// A test of the service holds that the file is what the command table says.
    pub(crate) fn read() -> Self {
        let text = include_str!("../../../ui/src/lib/backend/generated.ts");
        let mut reader = Reader { tokens: tokens(text).into_iter().peekable() };
        let (mut types, mut requests) = (BTreeMap::new(), BTreeMap::new());
        while let Some(token) = reader.tokens.next() {
            if token == "type" {
                let name = reader.take();
                reader.expect("=");
                types.insert(name, reader.shape());
            } else if token == "interface" && reader.take() == "Commands" {
                let Shape::Fields(commands) = reader.shape() else { panic!("commands have names") };
                for command in commands {
                    let Shape::Fields(sides) = command.shape else { panic!("{} has two sides", command.name) };
                    let request = sides.into_iter().find(|side| side.name == "request");
                    requests.insert(command.name, request.expect("a request").shape);
                }
            }
        }
        Self { types, requests }
    }
}

/// The words of the contract, without its comments.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let word = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
        let length = if rest.starts_with("/*") {
            rest = rest.split_once("*/").expect("a comment ends").1;
            continue;
        } else if rest.starts_with("//") {
            rest = rest.split_once('\n').expect("a line ends").1;
            continue;
        } else if first.is_whitespace() {
            rest = rest.trim_start();
            continue;
        } else if first == '"' {
            2 + rest[1..].find('"').expect("a word ends")
        } else if word(first) {
            rest.find(|c| !word(c)).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        tokens.push(rest[..length].to_owned());
        rest = &rest[length..];
    }
    tokens
}

struct Reader {
    tokens: Peekable<IntoIter<String>>,
}

impl Reader {
    fn take(&mut self) -> String {
        self.tokens.next().expect("the contract goes on")
    }

    fn take_if(&mut self, token: &str) -> bool {
        self.tokens.next_if(|next| next == token).is_some()
    }

    fn expect(&mut self, token: &str) {
        let found = self.take();
        assert_eq!(found, token, "before {:?}", self.tokens.clone().take(12).collect::<Vec<_>>());
    }

    fn shape(&mut self) -> Shape {
        let mut any = Vec::new();
        self.take_if("|");
        loop {
            let mut all = vec![self.single()];
            while self.take_if("&") {
                all.push(self.single());
            }
            any.push(if all.len() == 1 { all.remove(0) } else { Shape::Both(all) });
            if !self.take_if("|") {
                break;
            }
        }
        if any.len() == 1 { any.remove(0) } else { Shape::Either(any) }
    }

    fn single(&mut self) -> Shape {
        let first = self.take();
        let shape = match first.as_str() {
            "{" => self.fields(),
            "[" => Shape::Row(self.until("]")),
            "(" => {
                let inner = self.shape();
                self.expect(")");
                inner
            }
            "string" => Shape::Text,
            "number" | "bigint" => Shape::Number,
            "boolean" => Shape::Truth,
            "null" | "undefined" => Shape::Null,
            "true" | "false" | "unknown" | "any" | "never" => Shape::Whatever,
            "Array" => Shape::List(Box::new(self.generic().remove(0))),
            "Record" => Shape::Map(Box::new(self.generic().remove(1))),
            word if word.starts_with('"') => Shape::Word(word.trim_matches('"').to_owned()),
            name => Shape::Named(name.to_owned()),
        };
        if self.take_if("[") {
            self.expect("]");
            return Shape::List(Box::new(shape));
        }
        shape
    }

    fn generic(&mut self) -> Vec<Shape> {
        self.expect("<");
        self.until(">")
    }

    fn until(&mut self, end: &str) -> Vec<Shape> {
        let mut shapes = Vec::new();
        while !self.take_if(end) {
            shapes.push(self.shape());
            self.take_if(",");
        }
        shapes
    }

    fn fields(&mut self) -> Shape {
        let mut fields = Vec::new();
        while !self.take_if("}") {
            if self.take_if("[") {
                while !self.take_if("]") {
                    self.take();
                }
                self.take_if("?");
                self.expect(":");
                let values = self.shape();
                self.take_if(",");
                self.expect("}");
                return Shape::Map(Box::new(values));
            }
            let name = self.take().trim_matches('"').to_owned();
            let optional = self.take_if("?");
            self.expect(":");
            fields.push(Field { name, optional, shape: self.shape() });
            let _separator = self.take_if(",") || self.take_if(";");
        }
        Shape::Fields(fields)
    }
}
