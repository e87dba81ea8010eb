/// Records as JSON and back, over Jackson's streaming core: what the control socket speaks and what
/// `--json` prints.
///
/// A component's name is its key. A value of a sealed interface carries the record's name as
/// `type`. An empty `Optional` is left out. What is read is bounded in size and depth.
package dev.haven.server.json;
