/// What an administrator asks of Haven: [dev.haven.server.control.Request]s and their
/// [dev.haven.server.control.Answer]s, and the socket over which they travel.
///
/// Start at [dev.haven.server.control.Administration]. Whether a server runs or the command opens
/// the data directory itself, the same [dev.haven.server.control.DirectAdministration] decides; a
/// running server is reached through `control.sock` in the data directory, which only its owner can
/// open: one request and one answer, each a line of JSON, for each connection. Every change leaves
/// a line in `audit.log`.
package dev.haven.server.control;
