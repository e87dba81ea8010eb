package dev.haven.imap;

import dev.haven.testkit.Transcript;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Replays `src/test/resources/transcripts`, one file per command or story.
class ImapTranscriptTest {
  @TestFactory
  Stream<DynamicTest> transcripts() throws IOException {
    return Transcript.allIn(Path.of("src/test/resources/transcripts"), ImapWorld::new);
  }
}
