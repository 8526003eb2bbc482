//! The published schema of scenarios says the same as the program: what one takes, the other takes.

use muster_core::drill::scenario::Scenario;
use muster_core::library::Library;
use serde_json::{Value, json};

const SCHEMA: &str = include_str!("../../../../docs/scenario.schema.json");

/// Holds a value to the few words of JSON Schema that ours is written in; any other word is a failed test.
fn holds(schema: &Value, value: &Value) -> bool {
    schema.as_object().unwrap().iter().all(|(word, rule)| match word.as_str() {
        "$schema" | "title" | "description" => true,
        "type" => match rule.as_str().unwrap() {
            "object" => value.is_object(),
            "array" => value.is_array(),
            "string" => value.is_string(),
            "integer" => value.is_i64() || value.is_u64(),
            "boolean" => value.is_boolean(),
            other => unreachable!("the schema speaks of the type {other}"),
        },
        "enum" => rule.as_array().unwrap().contains(value),
        "const" => rule == value,
        "oneOf" => rule.as_array().unwrap().iter().filter(|one| holds(one, value)).count() == 1,
        "properties" => value.as_object().is_none_or(|fields| {
            let known = rule.as_object().unwrap();
            fields.iter().all(|(name, field)| known.get(name).is_none_or(|schema| holds(schema, field)))
        }),
        "additionalProperties" => {
            let known = schema["properties"].as_object().unwrap();
            value.as_object().is_none_or(|fields| fields.keys().all(|name| known.contains_key(name)))
        }
        "required" => rule.as_array().unwrap().iter().all(|name| value.get(name.as_str().unwrap()).is_some()),
        "items" => value.as_array().is_none_or(|list| list.iter().all(|one| holds(rule, one))),
        "minimum" => value.as_i64().is_none_or(|number| number >= rule.as_i64().unwrap()),
        "maximum" => value.as_i64().is_none_or(|number| number <= rule.as_i64().unwrap()),
        "minItems" => value.as_array().is_none_or(|list| list.len() as u64 >= rule.as_u64().unwrap()),
        "maxItems" => value.as_array().is_none_or(|list| list.len() as u64 <= rule.as_u64().unwrap()),
        // Keys and times of day are held to their form by the program's own tests.
        "pattern" => true,
        other => unreachable!("the schema speaks of {other}"),
    })
}

/// Every place in a value, as a JSON pointer.
fn places(value: &Value, at: &str, out: &mut Vec<String>) {
    out.push(at.to_owned());
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, field)| places(field, &format!("{at}/{name}"), out)),
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(index, one)| places(one, &format!("{at}/{index}"), out));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn what_the_program_brings_holds_to_the_schema() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    for scenario in Library::built_in().scenarios {
        assert!(holds(&schema, &serde_json::to_value(&*scenario).unwrap()), "{}", scenario.key);
    }
}

#[test]
fn what_the_schema_refuses_the_program_refuses_and_the_other_way_round() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let (mut taken, mut refused) = (0, 0);
    for (which, scenario) in Library::built_in().scenarios.iter().enumerate() {
        // A few injects and artefacts say as much as all of them.
        let mut small = Scenario::clone(scenario);
        small.injects.truncate(6 + which);
        small.artefacts.truncate(12);
        let whole = serde_json::to_value(&small).unwrap();
        let mut all = Vec::new();
        places(&whole, "", &mut all);
        for (nth, place) in all.iter().enumerate().filter(|(nth, _)| nth % 3 == which % 3) {
            let mut damaged = whole.clone();
            let target = damaged.pointer_mut(place).unwrap();
            match target {
                Value::Object(fields) if nth % 2 == 0 => {
                    fields.insert("unknown".to_owned(), json!(1));
                }
                Value::Object(fields) => {
                    let name = fields.keys().nth(nth % fields.len()).unwrap().clone();
                    fields.remove(&name);
                }
                Value::Array(_) | Value::Bool(_) | Value::Number(_) => *target = json!("words"),
                // A number stands for a kind by its place when it is read; nobody writes it so, and no schema says it.
                Value::String(_) if place.ends_with("/kind") => *target = json!("nonsense"),
                Value::String(_) => *target = json!(7),
                Value::Null => {}
            }
            let by_schema = holds(&schema, &damaged);
            let by_program = serde_json::from_value::<Scenario>(damaged).is_ok();
            assert_eq!(by_schema, by_program, "{}, {place}", scenario.key);
            if by_schema { taken += 1 } else { refused += 1 }
        }
    }
    assert!(taken > 10 && refused > 200, "both happen: {taken}, {refused}");
}
