package dev.haven.diagnosis.doctor;

import dev.haven.diagnosis.Service;
import dev.haven.diagnosis.Service.Language;
import dev.haven.wire.TlsMode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// A mail server of the zoo: healthy unless a `with` says otherwise.
///
/// @param inClear what it offers before TLS, without the offer of TLS itself
/// @param inside what it offers inside TLS
/// @param upgrade what it makes of STARTTLS
public record Creature(
    Service service,
    TlsMode mode,
    String greeting,
    List<String> inClear,
    List<String> inside,
    Upgrade upgrade,
    Map<String, String> answers,
    SSLContext tls)
    implements Behaviour {
  /// Instead of an answer: the connection is closed.
  static final String HANG_UP = "(hang up)";

  /// What it makes of STARTTLS.
  public enum Upgrade {
    OFFERED,
    OFFERED_AND_REFUSED,
    HIDDEN,
    UNKNOWN
  }

  static Creature healthy(Service service, SSLContext tls) {
    var inClear =
        switch (service.language()) {
          case SMTP, POP3 -> List.of("PIPELINING");
          case IMAP -> List.of("IMAP4rev2", "LOGINDISABLED");
          case SIEVE -> List.of("\"IMPLEMENTATION\" \"Zoo\"");
        };
    var inside =
        switch (service.language()) {
          case SMTP ->
              service == Service.SMTP ? List.of("PIPELINING") : List.of("AUTH PLAIN LOGIN");
          case POP3 -> List.of("USER", "SASL PLAIN");
          case IMAP -> List.of("IMAP4rev2", "IDLE", "AUTH=PLAIN");
          case SIEVE -> List.of("\"IMPLEMENTATION\" \"Zoo\"", "\"SASL\" \"PLAIN\"");
        };
    var greeting = "mail.zoo.example ready";
    return new Creature(
        service, service.tls(), greeting, inClear, inside, Upgrade.OFFERED, Map.of(), tls);
  }

  Creature withMode(TlsMode other) {
    return new Creature(service, other, greeting, inClear, inside, upgrade, answers, tls);
  }

  Creature withGreeting(String other) {
    return new Creature(service, mode, other, inClear, inside, upgrade, answers, tls);
  }

  Creature withInClear(String... other) {
    return new Creature(service, mode, greeting, List.of(other), inside, upgrade, answers, tls);
  }

  Creature withInside(String... other) {
    return new Creature(service, mode, greeting, inClear, List.of(other), upgrade, answers, tls);
  }

  Creature withUpgrade(Upgrade other) {
    return new Creature(service, mode, greeting, inClear, inside, other, answers, tls);
  }

  /// Answers a command with these words, whatever it should say.
  Creature withAnswer(String verb, String words) {
    return new Creature(
        service, mode, greeting, inClear, inside, upgrade, Map.of(verb, words), tls);
  }

  Creature thatRelays() {
    return withAnswer("RCPT", "250 ok");
  }

  @Override
  public void serve(Socket socket) throws IOException {
    if (mode == TlsMode.IMPLICIT) {
      converse(secured(socket));
    } else {
      new Talk(socket, false).run(true);
    }
  }

  /// Greets and talks inside TLS.
  void converse(Socket inside) throws IOException {
    new Talk(inside, true).run(true);
  }

  private Socket secured(Socket socket) throws IOException {
    var secured =
        (SSLSocket) tls.getSocketFactory().createSocket(socket, "zoo", socket.getPort(), true);
    secured.setUseClientMode(false);
    secured.startHandshake();
    return secured;
  }

  /// One stretch of a conversation, in clear or inside TLS.
  private final class Talk {
    private final Socket socket;
    private final boolean isInside;
    private final BufferedReader in;
    private final OutputStream out;

    Talk(Socket socket, boolean isInside) throws IOException {
      this.socket = socket;
      this.isInside = isInside;
      this.in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      this.out = socket.getOutputStream();
    }

    private void say(String line) throws IOException {
      out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.flush();
    }

    private List<String> offers() {
      if (isInside) {
        return inside;
      }
      boolean offered = upgrade == Upgrade.OFFERED || upgrade == Upgrade.OFFERED_AND_REFUSED;
      var word = service.language() == Language.POP3 ? "STLS" : "STARTTLS";
      var shown = service.language() == Language.SIEVE ? "\"STARTTLS\"" : word;
      var all = new ArrayList<>(inClear);
      if (offered) {
        all.add(shown);
      }
      return all;
    }

    void run(boolean greets) throws IOException {
      if (greets) {
        greet();
      } else if (service.language() == Language.SIEVE) {
        capabilities("");
      }
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        var words = line.split(" ", -1);
        boolean tagged = service.language() == Language.IMAP && words.length > 1;
        var verb = tagged ? words[1] : words[0];
        var tag = tagged ? words[0] : "";
        if (verb.equals("STARTTLS") || verb.equals("STLS")) {
          if (begins(tag)) {
            new Talk(secured(socket), true).run(false);
            return;
          }
        } else if (verb.equals("QUIT") || verb.equals("LOGOUT")) {
          say(yes(tag, "bye"));
          return;
        } else {
          obey(verb, tag, line);
        }
      }
    }

    private boolean begins(String tag) throws IOException {
      boolean yes = !isInside && (upgrade == Upgrade.OFFERED || upgrade == Upgrade.HIDDEN);
      say(yes ? yes(tag, "go ahead") : no(tag, "not now"));
      return yes;
    }

    private void greet() throws IOException {
      switch (service.language()) {
        case SMTP -> say("220 " + greeting);
        case IMAP -> say("* OK " + greeting);
        case POP3 -> say("+OK " + greeting);
        case SIEVE -> capabilities("");
      }
    }

    private void obey(String verb, String tag, String line) throws IOException {
      var fixed = answers.get(verb);
      if (HANG_UP.equals(fixed)) {
        socket.close();
        return;
      }
      if (fixed != null) {
        say((tag + " " + fixed).strip());
        return;
      }
      switch (verb) {
        case "EHLO", "CAPA", "CAPABILITY" -> capabilities(tag);
        case "RCPT" -> say(line.contains("@example.com") ? "554 no relaying" : "250 ok");
        case "MAIL", "RSET", "HELO" -> say("250 ok");
        case "DATA" -> {
          say("354 go on");
          while (!".".equals(in.readLine())) {
            // A message that goes nowhere.
          }
          say("250 2.0.0 Taken");
        }
        case "AUTH", "AUTHENTICATE" -> signIn(tag, line);
        case "EXAMINE" -> {
          say("* 12 EXISTS");
          say(yes(tag, "open"));
        }
        case "STAT", "LIST", "STATUS", "FETCH", "NOOP" -> say(yes(tag, "done"));
        case "UIDL" -> {
          say("+OK");
          say(".");
        }
        case "IDLE" -> {
          say("+ idling");
          say(in.readLine().equals("DONE") ? yes(tag, "done") : no(tag, "what"));
        }
        default -> say(no(tag, "unknown"));
      }
    }

    /// Whoever knows the password may come in.
    private void signIn(String tag, String line) throws IOException {
      var words = line.split(" ", -1);
      var last = words[words.length - 1];
      if (service.language() == Language.IMAP) {
        say("+ ");
        last = in.readLine();
      }
      var secret = new String(Base64.getDecoder().decode(last), StandardCharsets.UTF_8);
      if (isInside && secret.equals("\0jane@zoo.example\0right")) {
        say(service.language() == Language.SMTP ? "235 welcome" : yes(tag, "welcome"));
      } else {
        say(
            switch (service.language()) {
              case SMTP -> "535 5.7.8 no";
              case POP3 -> "-ERR [AUTH] no";
              default -> tag + " NO [AUTHENTICATIONFAILED] no";
            });
      }
    }

    private void capabilities(String tag) throws IOException {
      switch (service.language()) {
        case SMTP -> {
          say("250-mail.zoo.example");
          for (var offer : offers()) {
            say("250-" + offer);
          }
          say("250 HELP");
        }
        case IMAP -> {
          say("* CAPABILITY " + String.join(" ", offers()));
          say(tag + " OK done");
        }
        case POP3 -> {
          say("+OK");
          for (var offer : offers()) {
            say(offer);
          }
          say(".");
        }
        case SIEVE -> {
          for (var offer : offers()) {
            say(offer);
          }
          say("OK");
        }
      }
    }

    private String yes(String tag, String words) {
      return switch (service.language()) {
        case SMTP -> "220 " + words;
        case IMAP -> tag + " OK " + words;
        case POP3 -> "+OK " + words;
        case SIEVE -> "OK \"" + words + "\"";
      };
    }

    private String no(String tag, String words) {
      return switch (service.language()) {
        case SMTP -> "502 " + words;
        case IMAP -> tag + " BAD " + words;
        case POP3 -> "-ERR " + words;
        case SIEVE -> "NO \"" + words + "\"";
      };
    }
  }
}
