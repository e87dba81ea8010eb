package dev.haven.server.control;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Why a file could not be read or written, in words for whoever named it. The platform's own are
/// the file's name once more, or nothing.
public final class FileTrouble {
  private FileTrouble() {}

  /// The reason, without the file's name and a full stop.
  public static String of(IOException trouble) {
    return switch (trouble) {
      case NoSuchFileException _ -> "there is no such file or folder";
      case FileAlreadyExistsException _ -> "a file of that name is there already";
      case AccessDeniedException _ -> "no permission";
      case CharacterCodingException _ -> "it is no text in UTF-8";
      case FileSystemException system -> reason(system.getReason(), system);
      default -> reason(trouble.getMessage(), trouble);
    };
  }

  private static String reason(@Nullable String words, IOException trouble) {
    return Optional.ofNullable(words).orElse(trouble.getClass().getSimpleName());
  }
}
