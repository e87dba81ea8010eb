package dev.haven.pop3;

import dev.haven.testkit.Transcript;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class Pop3TranscriptTest {
  @TestFactory
  Stream<DynamicTest> transcripts() throws IOException {
    return Transcript.allIn(Path.of("src/test/resources/transcripts"), Pop3World::new);
  }
}
