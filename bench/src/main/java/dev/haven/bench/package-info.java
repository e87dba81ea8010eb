/// Load and comparison programs. Not part of the server.
package dev.haven.bench;
