/// Why mail does not flow, and what to do about it.
///
/// Read [Service] for the standard ports of mail; [Step], [Finding] and [Report] for what a
/// diagnosis yields; [Catalogue] for all findings that there are; [Examination] for how checks run
/// side by side. The packages beside this one use each other in one direction only: `doctor`, which
/// puts together, uses `judge`, which means, uses `probe`, which looks; for the DNS it uses
/// `published`, which compares, which uses `records`, which says what there should be.
package dev.haven.diagnosis;
