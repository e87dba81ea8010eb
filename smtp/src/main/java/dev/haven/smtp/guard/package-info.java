/// What strangers may ask of the port for other servers, and how those are slowed who look for
/// addresses.
///
/// Start at [dev.haven.smtp.guard.Guard]. All of it is kept in memory and bounded whatever
/// strangers do. Nothing here refuses for good but a client that speaks before it is greeted, and
/// that only where the operator wants to wait for it.
package dev.haven.smtp.guard;
