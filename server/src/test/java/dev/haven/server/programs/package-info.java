/// Real mail programs against a running server, over real sockets and TLS.
///
/// [Haven] is the server, one for all tests; each test makes accounts of its own. [Program] runs a
/// program within a bounded time; one that is not installed skips its test and says so. What
/// [Letters] says of a message is what must come back.
package dev.haven.server.programs;
