package dev.haven.server.config;

/// A key's name and where it stands; two keys of one name are equal wherever they stand.
record TomlKey(Position at, String name) {
  @Override
  public boolean equals(Object other) {
    return other instanceof TomlKey key && key.name.equals(name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
