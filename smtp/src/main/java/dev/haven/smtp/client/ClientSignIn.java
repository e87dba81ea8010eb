package dev.haven.smtp.client;

import dev.haven.smtp.client.Trouble.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// AUTH as a client (RFC 4954 §4): PLAIN, or LOGIN where only that is offered; inside TLS only.
final class ClientSignIn {
  private final Dialogue dialogue;
  private final Login login;

  ClientSignIn(Dialogue dialogue, Login login) {
    this.dialogue = dialogue;
    this.login = login;
  }

  void run(Capabilities capabilities, boolean encrypted) throws IOException, RefusedByServer {
    if (!encrypted) {
      throw failed("The password is not sent, because there is no TLS", Optional.empty());
    }
    var mechanisms = capabilities.mechanisms();
    if (mechanisms.contains("PLAIN")) {
      var message = "\0" + login.user() + "\0" + login.password();
      expect(secret("AUTH PLAIN " + base64(message), "AUTH PLAIN (secret)"), 235);
    } else if (mechanisms.contains("LOGIN")) {
      expect(dialogue.ask("AUTH LOGIN"), 334);
      expect(secret(base64(login.user()), "(user name)"), 334);
      expect(secret(base64(login.password()), "(password)"), 235);
    } else {
      throw failed(
          "The server offers no way of signing in that we know, which are PLAIN and LOGIN",
          Optional.empty());
    }
  }

  private ServerReply secret(String line, String noted) throws IOException {
    dialogue.sayInSecret(line, noted);
    return dialogue.reply(dialogue.timeouts().command());
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private void expect(ServerReply reply, int code) throws RefusedByServer {
    if (reply.code() != code) {
      throw failed("The server did not let " + login.user() + " sign in", Optional.of(reply));
    }
  }

  /// A password can be corrected, so the mail waits.
  private static RefusedByServer failed(String words, Optional<ServerReply> reply) {
    return new RefusedByServer(
        new Outcome.Temporary(new Trouble(Kind.SIGN_IN, Stage.SIGN_IN, reply, words)));
  }
}
