/// Why mail does not flow, and what to do about it.
///
/// Read [Service] for the standard ports of mail.
package dev.haven.diagnosis;
