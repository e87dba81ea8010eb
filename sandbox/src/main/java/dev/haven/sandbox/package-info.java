/// A mail server inside of a test: mail to any address is kept and can be looked at, and nothing
/// leaves the machine.
///
/// Begin with [dev.haven.sandbox.Haven] on a test class, or with [dev.haven.sandbox.Sandbox#start]
/// where there is no JUnit. Then [dev.haven.sandbox.Inbox] and [dev.haven.sandbox.Mail] show what
/// arrived. The worked example is in `docs/sandbox.md`.
package dev.haven.sandbox;
