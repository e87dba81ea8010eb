/// Which records a domain needs for its mail, and whether the DNS has them.
///
/// Read [MailHost] first, from which everything is derived; then [Plan], the records; [ZoneFile]
/// and [Provider], the forms in which people paste them.
package dev.haven.diagnosis.records;
