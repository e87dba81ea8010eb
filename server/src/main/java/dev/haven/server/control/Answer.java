package dev.haven.server.control;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// What comes back.
public sealed interface Answer {
  /// It is done.
  ///
  /// @param words what was done, as a sentence without its full stop
  record Done(String words) implements Answer {}

  /// It is not done.
  record NotDone(String cause, String remedy) implements Answer {}

  record Domains(List<Domain> domains) implements Answer {}

  record Accounts(List<Account> accounts) implements Answer {}

  record Aliases(List<Alias> aliases) implements Answer {}

  /// A server at a glance.
  ///
  /// @param certificate what TLS is served with
  /// @param refusedSignIns the latest, newest first, each with its cause and remedy
  record Status(
      String version,
      long pid,
      Instant started,
      String host,
      String data,
      List<Listener> listeners,
      Certificate certificate,
      List<RefusedSignIn> refusedSignIns)
      implements Answer {}

  record Domain(String name, int accounts, int aliases, Optional<String> administrator) {}

  record Account(String address, boolean suspended, OptionalLong quota, Instant created) {}

  record Alias(String address, List<String> targets) {}

  /// A port and how it is.
  ///
  /// @param asked the port of the configuration
  /// @param port the one that is bound, which may be another; absent if none is
  /// @param trouble why it is not as asked, absent if it is
  /// @param counts what was seen since the start, by name
  record Listener(
      String name,
      String protocol,
      String tls,
      int asked,
      OptionalLong port,
      List<String> addresses,
      Optional<Trouble> trouble,
      Map<String, Long> counts) {}

  record Trouble(String cause, String remedy) {}

  record Certificate(List<String> names, Instant expires, Optional<String> authority) {}

  record RefusedSignIn(
      Instant at, String listener, String client, String user, String cause, String remedy) {}
}
