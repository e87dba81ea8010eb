/// The `haven` command line.
///
/// Start at [dev.haven.server.command.Main]. Each command reads its words, asks an
/// [dev.haven.server.control.Administration] and writes the answer as a table, or as JSON with
/// `--json`. Exit status: 0 done, 1 refused or failed, 2 wrong usage.
package dev.haven.server.command;
