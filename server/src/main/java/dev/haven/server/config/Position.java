package dev.haven.server.config;

/// A place in a text file, counted from 1.
public record Position(int line, int column) {
  public static final Position START = new Position(1, 1);

  @Override
  public String toString() {
    return line + ":" + column;
  }
}
