package dev.haven.bench.client;

/// What came back for one IMAP command.
///
/// @param status the tagged line, without its tag
/// @param responses how many untagged responses came before it
/// @param literals how many literals were in them
/// @param octets of all of it
public record Answer(String status, long responses, long literals, long octets) {
  public boolean ok() {
    return status.startsWith("OK");
  }
}
