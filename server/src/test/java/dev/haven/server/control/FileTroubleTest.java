package dev.haven.server.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FileTroubleTest {
  static Stream<Arguments> troubles() {
    return Stream.of(
        Arguments.of(new NoSuchFileException("a"), "there is no such file or folder"),
        Arguments.of(new AccessDeniedException("a"), "no permission"),
        Arguments.of(new FileAlreadyExistsException("a"), "a file of that name is there already"),
        Arguments.of(new MalformedInputException(1), "it is no text in UTF-8"),
        Arguments.of(new FileSystemException("a", null, "No space left"), "No space left"),
        Arguments.of(new FileSystemException("a"), "FileSystemException"),
        Arguments.of(new IOException("Is a directory"), "Is a directory"),
        Arguments.of(new IOException(), "IOException"));
  }

  @ParameterizedTest
  @MethodSource
  void troubles(IOException trouble, String words) {
    assertEquals(words, FileTrouble.of(trouble));
  }
}
