package dev.haven.smtp;

import dev.haven.wire.SyntaxException;

/// One line to one command: a pure function, without a look at the session's state.
final class CommandParser {
  private CommandParser() {}

  static Command parse(SmtpCursor in) throws SyntaxException {
    var verb = in.verb();
    var command =
        switch (verb) {
          case "EHLO" -> new Command.Ehlo(in.hello());
          case "HELO" -> new Command.Helo(in.hello());
          case "LHLO" -> new Command.Lhlo(in.hello());
          case "MAIL" -> mail(in);
          case "RCPT" -> rcpt(in);
          case "DATA" -> new Command.Data();
          case "BDAT" -> bdat(in);
          case "BURL" -> burl(in);
          case "RSET" -> new Command.Rset();
          case "VRFY" -> new Command.Vrfy(in.string());
          case "EXPN" -> new Command.Expn(in.string());
          case "HELP" -> ignoring(in, new Command.Help());
          case "NOOP" -> ignoring(in, new Command.Noop());
          case "QUIT" -> new Command.Quit();
          case "ETRN" -> new Command.Etrn(in.string());
          case "STARTTLS" -> new Command.StartTls();
          case "AUTH" -> auth(in);
          case "XCLIENT" -> new Command.XClient(ClientAttributes.parse(in));
          case "XFORWARD" -> new Command.XForward(ClientAttributes.parse(in));
          default -> ignoring(in, new Command.Unknown(verb));
        };
    in.end();
    return command;
  }

  private static Command mail(SmtpCursor in) throws SyntaxException {
    in.space();
    in.keyword("FROM:");
    var reversePath = in.reversePath();
    return new Command.Mail(reversePath, in.parameters());
  }

  private static Command rcpt(SmtpCursor in) throws SyntaxException {
    in.space();
    in.keyword("TO:");
    var forwardPath = in.forwardPath();
    return new Command.Rcpt(forwardPath, in.parameters());
  }

  private static Command bdat(SmtpCursor in) {
    try {
      in.space();
      long size = in.chunkSize();
      var bdat = new Command.Bdat(size, in.endMarker());
      in.end();
      return bdat;
    } catch (SyntaxException bad) {
      in.rest();
      return new Command.BrokenBdat(String.valueOf(bad.getMessage()));
    }
  }

  private static Command burl(SmtpCursor in) throws SyntaxException {
    in.space();
    var url = in.uri();
    return new Command.Burl(url, in.endMarker());
  }

  private static Command auth(SmtpCursor in) throws SyntaxException {
    var mechanism = in.mechanism();
    return new Command.Auth(mechanism, in.initialResponse());
  }

  /// RFC 5321 §4.1.1.8, RFC 5321 §4.1.1.9: the argument is allowed and means nothing to us.
  private static Command ignoring(SmtpCursor in, Command command) {
    in.rest();
    return command;
  }
}
