/// Opening ports: what to do where one may not be bound or is taken, and how to tell.
///
/// Start at [dev.haven.server.port.Ports].
package dev.haven.server.port;
