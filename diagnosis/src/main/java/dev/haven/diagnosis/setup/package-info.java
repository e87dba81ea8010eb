/// What to type into a mail program: asks every source in which a provider may publish it, and
/// tries what they say.
///
/// Start at [dev.haven.diagnosis.setup.Discovery].
package dev.haven.diagnosis.setup;
