/// Transcripts, golden files and seeded random input. Test scope only.
package dev.haven.testkit;
