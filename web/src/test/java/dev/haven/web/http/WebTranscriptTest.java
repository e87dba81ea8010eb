package dev.haven.web.http;

import dev.haven.testkit.Transcript;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class WebTranscriptTest {
  @TestFactory
  Stream<DynamicTest> transcripts() throws IOException {
    return Transcript.allIn(Path.of("src/test/resources/transcripts"), WebWorld::new);
  }
}
