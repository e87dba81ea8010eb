/// What is weak in this server, or about to break: `haven audit`.
///
/// [dev.haven.server.audit.Audit] gathers what is seen and runs the checks; each check is a
/// function from values to a step and findings, so that every trouble can be staged in a test.
/// Nothing is asked of the network.
package dev.haven.server.audit;
