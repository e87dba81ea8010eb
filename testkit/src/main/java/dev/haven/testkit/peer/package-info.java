/// Real servers of other makes, each in a folder of its own on ports of loopback that nobody else
/// has. Where a program is not there, the test is skipped and says so.
///
/// Begin with [PeerServer].
package dev.haven.testkit.peer;
