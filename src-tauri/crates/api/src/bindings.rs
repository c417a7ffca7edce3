//! The TypeScript types of the command table, generated: `cargo xtask bindings` writes them,
//! a test fails when they are stale.

use crate::command::{Noun, Role};
use crate::table::TABLE;
use std::any::TypeId;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use ts_rs::{Config, TS, TypeVisitor};

const HEAD: &str = "// Generated from the command table by `cargo xtask bindings`. Do not edit.\n";

/// The types of one row.
pub struct Types {
    args: String,
    reply: String,
    declarations: BTreeMap<String, String>,
}

pub(crate) fn types_of<A: TS + 'static, R: TS + 'static>() -> Types {
    let config = Config::new().with_large_int("number");
    let mut gather = Gather { config: &config, declarations: BTreeMap::new(), seen: HashSet::new() };
    gather.visit::<A>();
    gather.visit::<R>();
    let declarations = gather.declarations;
    Types { args: A::name(&config), reply: R::name(&config), declarations }
}

/// The generated files: path below the folder of the bindings, and text.
pub fn files() -> Vec<(String, String)> {
    let mut declarations = types_of::<crate::failure::Failure, crate::desk::ProgressEvent>().declarations;
    let (mut commands, mut facts, mut used) = (String::new(), String::new(), BTreeSet::new());
    for row in TABLE {
        let types = (row.types)();
        commands += &format!("  \"{}\": {{ args: {}; reply: {} }};\n", row.name, types.args, types.reply);
        facts += &format!(
            "  \"{}\": {{ reads: {}, changes: {}, roles: {} }},\n",
            row.name,
            list(row.reads.iter().map(|noun| noun.key())),
            list(row.changes.iter().map(|noun| noun.key())),
            list(row.roles.iter().map(|role| role.key())),
        );
        used.extend(
            [types.args, types.reply].into_iter().filter(|name| types.declarations.contains_key(name)),
        );
        declarations.extend(types.declarations);
    }
    let nouns = union(Noun::ALL.iter().map(|noun| noun.key()));
    let roles = union(Role::ALL.iter().map(|role| role.key()));
    let imports: Vec<String> = used.into_iter().collect();
    let commands = format!(
        "{HEAD}\nimport type {{\n  {},\n}} from \"./types\";\n\n\
         /** What a command reads or changes. */\nexport type Noun = {nouns};\n\n\
         /** Who may call a command. */\nexport type Role = {roles};\n\n\
         /** Every command with its arguments and its reply. */\nexport interface Commands {{\n{commands}}}\n\n\
         /** What each command reads and changes, and who may call it. */\n\
         export const COMMANDS: Record<\n  keyof Commands,\n  {{ reads: readonly Noun[]; changes: readonly Noun[]; roles: readonly Role[] }}\n> = {{\n{facts}}};\n",
        imports.join(",\n  "),
    );
    let types: Vec<String> = declarations.into_values().collect();
    vec![
        ("commands.ts".to_owned(), commands),
        ("types.ts".to_owned(), format!("{HEAD}\n{}\n", types.join("\n\n"))),
    ]
}

fn list<'a>(keys: impl Iterator<Item = &'a str>) -> String {
    let quoted: Vec<String> = keys.map(|key| format!("\"{key}\"")).collect();
    format!("[{}]", quoted.join(", "))
}

fn union<'a>(keys: impl Iterator<Item = &'a str>) -> String {
    let quoted: Vec<String> = keys.map(|key| format!("\"{key}\"")).collect();
    quoted.join(" | ")
}

struct Gather<'a> {
    config: &'a Config,
    declarations: BTreeMap<String, String>,
    seen: HashSet<TypeId>,
}

impl TypeVisitor for Gather<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        if T::output_path().is_some() {
            let docs = T::docs().unwrap_or_default();
            let text = format!("{}export {}", docs, T::decl(self.config));
            self.declarations.insert(T::ident(self.config), text);
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}
