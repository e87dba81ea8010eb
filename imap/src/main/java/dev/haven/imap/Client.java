package dev.haven.imap;

import dev.haven.wire.Connection;
import dev.haven.wire.Tally;
import java.util.function.Consumer;

/// The peer as commands see it: what they write to, what a few of them read from, and the door it
/// came in by. Belongs to the session's thread.
final class Client {
  private final Connection connection;
  private final FrameReader frames;
  private final Responses out;
  private final SignIn signIn;
  private final ImapOptions options;
  private final Tally<Tolerance> tolerances;
  private final Previews previews;
  private final Notifier notifier = new Notifier();
  private final KeyNews keyNews = new KeyNews();
  private String tag = "*";
  private String program = "";
  private Consumer<String> unnamed = _ -> {};
  private boolean warned;

  Client(
      Connection connection,
      SignIn signIn,
      ImapOptions options,
      Tally<Tolerance> tolerances,
      Previews previews) {
    this.connection = connection;
    this.out = new Responses(connection.out());
    this.frames = new FrameReader(connection.in(), out, FrameLimits.STRANGER);
    this.signIn = signIn;
    this.options = options;
    this.tolerances = tolerances;
    this.previews = previews;
  }

  Connection connection() {
    return connection;
  }

  FrameReader frames() {
    return frames;
  }

  Responses out() {
    return out;
  }

  SignIn signIn() {
    return signIn;
  }

  ImapOptions options() {
    return options;
  }

  Tally<Tolerance> tolerances() {
    return tolerances;
  }

  Previews previews() {
    return previews;
  }

  Notifier notifier() {
    return notifier;
  }

  KeyNews keyNews() {
    return keyNews;
  }

  /// What the program has called itself (RFC 2971); empty if it has not.
  String program() {
    return program;
  }

  /// Mostly it says so after it has signed in.
  void program(String name) {
    if (program.isEmpty() && !name.isEmpty()) {
      unnamed.accept(name);
      unnamed = _ -> {};
    }
    program = name;
  }

  /// @param record what to tell if the program says its name later
  void signedInBy(Consumer<String> record) {
    unnamed = record;
  }

  /// Whether this person was told that their account is nearly full.
  boolean warned() {
    return warned;
  }

  void warned(boolean now) {
    warned = now;
  }

  /// The name this server goes by.
  String host() {
    return connection.endpoint().host();
  }

  /// The tag of the command in hand.
  String tag() {
    return tag;
  }

  void tag(String now) {
    tag = now;
  }
}
