package dev.haven.directory;

import dev.haven.directory.SaslStep.Challenge;
import dev.haven.directory.SaslStep.Done;

/// LOGIN: user name and password, each asked for by a prompt that programs compare literally
/// (draft-murchison-sasl-login §2). An initial response is the user name.
final class LoginExchange implements SaslExchange {
  /// `Username:` in base64.
  private static final Challenge USER_NAME = new Challenge("VXNlcm5hbWU6");

  /// `Password:` in base64.
  private static final Challenge PASSWORD = new Challenge("UGFzc3dvcmQ6");

  private String user = "";

  @Override
  public SaslStep begin() {
    return USER_NAME;
  }

  @Override
  public SaslStep begin(String initialResponse) {
    return Sasl.initial(initialResponse, this::userName);
  }

  @Override
  public SaslStep respond(byte[] line) {
    return Sasl.line(line, user.isEmpty() ? this::userName : this::password);
  }

  private SaslStep userName(byte[] response) {
    user = Sasl.text(response, 0, response.length).orElse("");
    return user.isEmpty() ? Sasl.malformed("a user name") : PASSWORD;
  }

  private SaslStep password(byte[] response) {
    var password = Sasl.text(response, 0, response.length).orElse("");
    return password.isEmpty()
        ? Sasl.malformed("a password")
        : new Done(new Credentials(user, password));
  }
}
