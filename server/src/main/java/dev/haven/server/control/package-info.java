/// What an administrator asks of Haven: [dev.haven.server.control.Request]s and their
/// [dev.haven.server.control.Answer]s, and the socket over which they travel.
///
/// Start at [dev.haven.server.control.Administration]. Whether a server runs or the command opens
/// the data directory itself, the same [dev.haven.server.control.DirectAdministration] decides; a
/// running server is reached through `control.sock` in the data directory, which only its owner can
/// open. Each connection is one request and its answer, each a line of JSON, with lines between
/// that tell how far long work has come; who closes the connection before the answer ends that
/// work. Every change leaves a line in `audit.log`.
package dev.haven.server.control;
