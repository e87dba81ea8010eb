/// What this server has seen of those who came, kept over a restart.
///
/// [dev.haven.server.evidence.SignInFile] keeps `signins.log`: one line of JSON for each record of
/// [dev.haven.directory.SignInLedger], whose fields are those of
/// [dev.haven.directory.SignInRecord]; a later line takes the place of an earlier one about the
/// same attempt. A line that cannot be read, such as the last after a crash, is passed over. The
/// file is written by a thread of its own, at most once a second, and begun anew when most of its
/// lines have been replaced.
///
/// [dev.haven.server.evidence.ListenerFile] keeps `listeners.json`: the JSON of
/// [dev.haven.server.evidence.KeptListeners], replaced as a whole once a minute and at the end. A
/// file that cannot be read is passed over, and replaced.
///
/// Losing either loses no mail: they may be deleted while no server runs.
package dev.haven.server.evidence;
