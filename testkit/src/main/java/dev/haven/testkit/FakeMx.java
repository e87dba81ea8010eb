package dev.haven.testkit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// Somebody else's mail server on a port of loopback, which behaves as the test says.
///
/// Left alone it takes every message and remembers it. [#answering] decides on each command: what
/// it returns is said instead of the usual reply; [#HANG_UP] closes the connection there, [#STALL]
/// says nothing for as long as the connection lasts. For the end of a message the command is `.`,
/// for the greeting of a new connection `CONNECT`.
public final class FakeMx implements AutoCloseable {
  public static final String HANG_UP = "(hang up)";
  public static final String STALL = "(stall)";

  /// For the end of a message: takes it, and hangs up before it has said so.
  public static final String TAKE_SILENTLY = "(take silently)";

  /// One message that it took.
  public record Taken(String from, List<String> to, String content) {}

  private final ServerSocket listener;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final List<Taken> taken = new CopyOnWriteArrayList<>();
  private final Set<Taken> confirmed = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<String> commands = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private volatile List<String> extensions = List.of("PIPELINING", "8BITMIME");
  private volatile Function<String, Optional<String>> rules = _ -> Optional.empty();
  private volatile Optional<SSLContext> tls = Optional.empty();

  private FakeMx(ServerSocket listener) {
    this.listener = listener;
  }

  public static FakeMx start() throws IOException {
    return start("127.0.0.1", 0);
  }

  public static FakeMx start(String address, int port) throws IOException {
    var mx = new FakeMx(new ServerSocket(port, 200, InetAddress.ofLiteral(address)));
    Thread.ofVirtual().name("fake-mx").start(mx::accept);
    return mx;
  }

  /// From now on it offers these.
  public FakeMx offering(String... keywords) {
    extensions = List.of(keywords);
    return this;
  }

  /// From now on this decides.
  public FakeMx answering(Function<String, Optional<String>> decision) {
    rules = decision;
    return this;
  }

  /// Says this to each command that begins so.
  public FakeMx answering(String command, String reply) {
    return answering(given -> given.startsWith(command) ? Optional.of(reply) : Optional.empty());
  }

  /// Can do STARTTLS, if it offers that.
  public FakeMx secured(SSLContext context) {
    tls = Optional.of(context);
    return this;
  }

  public InetSocketAddress address() {
    return (InetSocketAddress) listener.getLocalSocketAddress();
  }

  public List<Taken> taken() {
    return taken;
  }

  /// Whether the client that brought this went on afterwards: then it knew that we have it.
  public boolean wentOnAfter(Taken message) {
    synchronized (confirmed) {
      return confirmed.contains(message);
    }
  }

  /// Every command of every connection, in the order they came.
  public List<String> commands() {
    return commands;
  }

  public int connections() {
    return connections.get();
  }

  /// How many connections are open now.
  public int open() {
    return open.size();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        var socket = listener.accept();
        connections.incrementAndGet();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException _) {
        // Closed.
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      new Visit(socket).run();
    } catch (IOException _) {
      // The client is gone, or was hung up on.
    } finally {
      open.remove(socket);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (var socket : open) {
      socket.close();
    }
  }

  /// One client.
  private final class Visit {
    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private String from = "";
    private List<String> to = new ArrayList<>();
    private @Nullable Taken last;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    Visit(Socket socket) throws IOException {
      this.socket = socket;
      this.in = new BufferedInputStream(socket.getInputStream());
      this.out = socket.getOutputStream();
    }

    void run() throws IOException {
      answer("CONNECT", "220 fake.example ESMTP");
      for (var line = line(); line != null; line = line()) {
        commands.add(line);
        confirm();
        if (!act(line)) {
          return;
        }
      }
    }

    private void confirm() {
      if (last != null) {
        synchronized (confirmed) {
          confirmed.add(last);
        }
        last = null;
      }
    }

    private boolean act(String line) throws IOException {
      switch (line.toUpperCase(Locale.ROOT).replaceAll("[ :].*", "")) {
        case "EHLO", "LHLO" -> answer(line, ehlo());
        case "MAIL" -> {
          if (answer(line, "250 2.1.0 Fine")) {
            from = path(line);
            to = new ArrayList<>();
            content.reset();
          }
        }
        case "RCPT" -> {
          if (answer(line, "250 2.1.5 Fine")) {
            to.add(path(line));
          }
        }
        case "DATA" -> {
          if (answer(line, to.isEmpty() ? "503 5.5.1 Nobody" : "354 Go on")) {
            data();
          }
        }
        case "BDAT" -> chunk(line);
        case "STARTTLS" -> {
          if (answer(line, "220 2.0.0 Go on")) {
            beginTls();
          }
        }
        case "AUTH" -> answer(line, "235 2.7.0 Welcome");
        case "QUIT" -> {
          answer(line, "221 2.0.0 Goodbye");
          return false;
        }
        default -> answer(line, "250 2.0.0 Fine");
      }
      return true;
    }

    private String ehlo() {
      var lines = new StringBuilder("250");
      lines.append(extensions.isEmpty() ? " " : "-").append("fake.example");
      for (int i = 0; i < extensions.size(); i++) {
        boolean last = i == extensions.size() - 1;
        lines.append("\r\n250").append(last ? ' ' : '-').append(extensions.get(i));
      }
      return lines.toString();
    }

    private static String path(String line) {
      return line.substring(line.indexOf('<') + 1, line.indexOf('>'));
    }

    /// Says what the rules or else the usual says; whether that was positive.
    private boolean answer(String command, String usual) throws IOException {
      return say(rules.apply(command).orElse(usual));
    }

    private boolean say(String reply) throws IOException {
      if (reply.equals(HANG_UP)) {
        throw new IOException("told to hang up");
      }
      if (reply.equals(STALL)) {
        in.readAllBytes();
        throw new IOException("the client has given up");
      }
      out.write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
      return reply.startsWith("2") || reply.startsWith("3");
    }

    private void data() throws IOException {
      for (var line = line(); line != null; line = line()) {
        if (line.equals(".")) {
          end(content.toString(StandardCharsets.ISO_8859_1));
          return;
        }
        var text = line.startsWith(".") ? line.substring(1) : line;
        content.writeBytes((text + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      }
    }

    private void chunk(String line) throws IOException {
      var words = List.of(line.split(" "));
      content.writeBytes(in.readNBytes(Integer.parseInt(words.get(1))));
      if (words.size() == 2) {
        answer(line, "250 2.0.0 More");
      } else if (to.isEmpty()) {
        answer(line, "503 5.5.1 Nobody");
      } else {
        end(content.toString(StandardCharsets.ISO_8859_1));
      }
    }

    private void end(String message) throws IOException {
      var decision = rules.apply(".");
      boolean silently = decision.filter(TAKE_SILENTLY::equals).isPresent();
      if (silently || decision.filter(reply -> !reply.startsWith("2")).isEmpty()) {
        last = new Taken(from, List.copyOf(to), message);
        taken.add(last);
      }
      say(silently ? HANG_UP : decision.orElse("250 2.0.0 Taken"));
    }

    private void beginTls() throws IOException {
      var context = tls.orElseThrow(() -> new IOException("no certificate"));
      var layer = (SSLSocket) context.getSocketFactory().createSocket(socket, null, true);
      layer.setUseClientMode(false);
      layer.startHandshake();
      socket = layer;
      in = new BufferedInputStream(layer.getInputStream());
      out = layer.getOutputStream();
    }

    /// Without its CRLF, which alone ends a line; null at the end of the stream.
    private @Nullable String line() throws IOException {
      var line = new ByteArrayOutputStream();
      int before = 0;
      for (int b = in.read(); b >= 0; b = in.read()) {
        line.write(b);
        if (b == '\n' && before == '\r') {
          return new String(line.toByteArray(), 0, line.size() - 2, StandardCharsets.ISO_8859_1);
        }
        before = b;
      }
      return null;
    }
  }
}
