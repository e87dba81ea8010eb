/// The lean client that works on both sides: blocking, bytes in and out, nothing parsed that is not
/// needed.
package dev.haven.bench.client;
