package dev.haven.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assertions;

/// One transcript being played: its connections, what was said, what is remembered.
final class Conversation implements AutoCloseable {
  private final Server server;
  private final Map<Integer, Client> clients = new TreeMap<>();
  private final Wording wording = new Wording();
  private final List<String> heard = new ArrayList<>();

  Conversation(Server server) {
    this.server = server;
  }

  void play(List<Step> steps) throws Exception {
    for (var step : steps) {
      try {
        play(step);
      } catch (IOException | RuntimeException trouble) {
        fail(step, trouble.toString(), trouble);
      }
    }
    for (var client : clients.values()) {
      var trouble = client.finish();
      if (trouble.isPresent() && !(trouble.get() instanceof IOException)) {
        Assertions.fail("a session died" + soFar(), trouble.get());
      }
    }
  }

  private void play(Step step) throws Exception {
    if (step.action() instanceof Step.Act(var what)) {
      server.act(wording.resolve(what));
      return;
    }
    boolean isNew = !clients.containsKey(step.connection());
    boolean tls = step.action() instanceof Step.Tls;
    var client =
        clients.computeIfAbsent(step.connection(), number -> new Client(number, tls, server));
    if (!(isNew && tls)) {
      play(step, client);
    }
  }

  private void play(Step step, Client client) throws IOException {
    switch (step.action()) {
      case Step.Send(var text) -> client.send(line(text));
      case Step.SendRaw(var text) -> client.send(wording.bytes(text));
      case Step.Expect(var text) -> expect(step, text, hear(step, client, text));
      case Step.ExpectRaw(var text) -> expectRaw(step, text, client);
      case Step.ExpectAnyOrder(var texts) -> expectAnyOrder(step, texts, client);
      case Step.SkipTo(var text) -> skipTo(step, text, client);
      case Step.Tls _ -> client.startTls();
      case Step.Eof _ -> expectEnd(step, client);
      case Step.Close _ -> client.close();
      case Step.Timeout _ -> client.timeOut();
      case Step.Shutdown _ -> client.shutDown();
      case Step.Act _ -> throw new AssertionError("no act belongs to a connection");
    }
  }

  private byte[] line(String text) {
    return (wording.resolve(text) + "\r\n").getBytes(StandardCharsets.UTF_8);
  }

  private String hear(Step step, Client client, String expected) throws IOException {
    var line = client.line();
    if (line.isEmpty()) {
      fail(step, "connection closed, expected: " + expected);
    }
    heard.add(line.orElseThrow());
    return line.orElseThrow();
  }

  private void expect(Step step, String expected, String actual) {
    if (!wording.matches(expected, actual)) {
      Assertions.assertEquals(expected, actual, () -> step.where() + soFar());
    }
  }

  private void expectRaw(Step step, String escaped, Client client) throws IOException {
    var expected = wording.bytes(escaped);
    var actual = client.bytes(expected.length);
    heard.add(Client.text(actual));
    if (!Arrays.equals(expected, actual)) {
      Assertions.assertEquals(
          Client.text(expected), Client.text(actual), () -> step.where() + soFar());
    }
  }

  private void expectAnyOrder(Step step, List<String> texts, Client client) throws IOException {
    var missing = new ArrayList<>(texts);
    while (!missing.isEmpty()) {
      var actual = hear(step, client, "any of " + missing);
      var found = missing.stream().filter(text -> wording.matches(text, actual)).findFirst();
      if (found.isEmpty()) {
        fail(step, "none of " + missing + " is: " + actual);
      }
      missing.remove(found.orElseThrow());
    }
  }

  private void skipTo(Step step, String text, Client client) throws IOException {
    while (!wording.matches(text, hear(step, client, text))) {
      // Lines that this transcript is not about.
    }
  }

  private void expectEnd(Step step, Client client) throws IOException {
    client.line().ifPresent(line -> fail(step, "expected the end, but heard: " + line));
  }

  private void fail(Step step, String why) {
    Assertions.fail(step.where() + ": " + why + soFar());
  }

  private void fail(Step step, String why, Exception cause) {
    Assertions.fail(step.where() + ": " + why + soFar(), cause);
  }

  /// The last lines that came, for the failure's text.
  private String soFar() {
    var last = heard.subList(Math.max(0, heard.size() - 12), heard.size());
    return "\nheard: " + String.join("\n       ", last) + "\n";
  }

  @Override
  public void close() {
    clients.values().forEach(Client::close);
  }
}
