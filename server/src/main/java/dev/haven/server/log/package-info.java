/// The log: one line of `key=value` words (logfmt) for each event, on standard error.
///
/// [dev.haven.server.log.LogfmtFinder] is what `System.getLogger` asks, here and in every library.
package dev.haven.server.log;
