/// Configuration: `haven.toml` read into records, with every mistake found at once and in its
/// place.
///
/// Start at [dev.haven.server.config.Configuration], which is the file's shape; each key's
/// description stands beside its record component, its default in the record's `standard()`.
/// [dev.haven.server.config.ConfigurationFile] reads a file, [dev.haven.server.config.Reference]
/// writes one: the effective configuration, and `docs/haven.toml`.
///
/// Reading never throws for what the file says: mistakes are [dev.haven.server.config.Problem]s,
/// and a key with a mistake keeps its default.
package dev.haven.server.config;
