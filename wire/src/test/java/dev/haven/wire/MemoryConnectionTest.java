package dev.haven.wire;

import dev.haven.testkit.Transcript;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class MemoryConnectionTest {
  private static final Endpoint ENDPOINT =
      new Endpoint(
          "echo",
          new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 7),
          TlsMode.STARTTLS,
          false,
          "echo.example");

  @TestFactory
  Stream<DynamicTest> transcripts() throws IOException {
    return Transcript.allIn(
        Path.of("src/test/resources/transcripts"),
        _ ->
            peer ->
                new EchoProtocol()
                    .open(new MemoryConnection(peer.in(), peer.out(), ENDPOINT, peer.tls()))
                    .run());
  }
}
