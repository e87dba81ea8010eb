package dev.haven.store.index;

import java.io.IOException;
import java.net.JarURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.rocksdb.RocksDB;
import org.rocksdb.util.Environment;

/// RocksDB's native code, unpacked once and not at every start: it is 17 MB, and unpacking it takes
/// longer than everything else that a start does.
final class NativeLibrary {
  private NativeLibrary() {}

  /// Loads it from `cache`, unpacking it there if this very build of it is not there yet.
  static synchronized void load(Path cache) throws IOException {
    var name = Environment.getJniLibraryFileName("rocksdb");
    var resource = RocksDB.class.getResource("/" + name);
    if (resource == null) {
      RocksDB.loadLibrary(); // the loader's own ways, and its own words if it finds none
      return;
    }
    var connection = resource.openConnection();
    var folder = cache;
    if (connection instanceof JarURLConnection jar) {
      var entry = jar.getJarEntry();
      folder = cache.resolve(String.format("rocksdb-%08x-%d", entry.getCrc(), entry.getSize()));
    }
    // The loader asks for this name in a folder that it is given, and for the other one in a jar.
    var library = folder.resolve(Environment.getJniLibraryFileName("rocksdbjni"));
    if (!Files.exists(library)) {
      Files.createDirectories(folder);
      var unfinished = Files.createTempFile(folder, name, ".new");
      try (var in = connection.getInputStream()) {
        Files.copy(in, unfinished, StandardCopyOption.REPLACE_EXISTING);
      }
      Files.move(unfinished, library, StandardCopyOption.ATOMIC_MOVE);
    }
    RocksDB.loadLibrary(List.of(folder.toAbsolutePath().toString()));
  }
}
