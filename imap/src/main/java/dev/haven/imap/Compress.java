package dev.haven.imap;

import dev.haven.wire.SyntaxException;
import java.io.IOException;

/// `COMPRESS`, RFC 4978 §3: both sides compress right after the tagged `OK`.
record Compress() implements Command.WhenLoggedIn {

  static Compress parse(ImapCursor in) throws SyntaxException {
    in.space();
    in.keyword("DEFLATE");
    return new Compress();
  }

  @Override
  public Done run(State.LoggedIn state, Client client) throws Refused {
    if (client.connection().compressed()) {
      throw Refused.mistake("COMPRESSIONACTIVE", "DEFLATE is active already");
    }
    return new Done(state, "DEFLATE active");
  }

  @Override
  public void afterwards(Client client) throws IOException {
    client.out().flush();
    client.connection().compress();
  }
}
