package dev.haven.imap;

import java.io.IOException;

/// `NAMESPACE`, RFC 9051 §6.3.10, RFC 2342 §5: one's own mailboxes, those of others, and those of
/// nobody in particular.
record Namespace() implements Command.WhenLoggedIn {
  @Override
  public Done run(State.LoggedIn state, Client client) throws IOException {
    client
        .out()
        .ascii("* NAMESPACE ((\"\" \"/\")) ((\"")
        .ascii(Namespaces.OTHERS)
        .ascii("\" \"/\")) ((\"")
        .ascii(Namespaces.SHARED)
        .ascii("\" \"/\"))")
        .crlf();
    return new Done(state, "NAMESPACE completed");
  }
}
