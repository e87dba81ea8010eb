package dev.haven.bench.side;

import dev.haven.bench.client.Door;
import dev.haven.bench.machine.Cell;
import java.io.IOException;
import java.util.List;

/// One of the servers that are compared: a data directory, processes and ports of its own.
///
/// Closing it ends every process and removes every file of it.
public interface Side extends AutoCloseable {
  String DOMAIN = "bench.example";
  String PASSWORD = "correct horse battery";

  /// As sent in a LOGIN command.
  String QUOTED_PASSWORD = '"' + PASSWORD + '"';

  /// `haven`, or what the other is made of.
  String name();

  /// Whether this is what the project makes.
  boolean ours();

  /// Adds accounts by their local parts, each with [#PASSWORD]; only while it is stopped.
  void addAccounts(List<String> names) throws IOException;

  /// Starts it; returns once every service answers.
  void start() throws IOException;

  /// Ends it in the way that an administrator would; returns when all its processes are gone.
  void stop() throws IOException;

  Door door(Service service);

  /// Where it sends what is for other servers, whoever may listen there.
  int relayPort();

  Cell cell();

  /// Memory when nothing goes on: without garbage, and without room that is kept for more.
  long restingBytes() throws IOException;

  /// What an administrator would want to know of how it is set up, a line each.
  List<String> settings() throws IOException;

  /// The last lines that it logged.
  List<String> log();

  @Override
  void close();

  static String address(String name) {
    return name + "@" + DOMAIN;
  }
}
