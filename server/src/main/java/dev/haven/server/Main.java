package dev.haven.server;

/// The program's way in.
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.out.println("Haven 0.1.0");
  }
}
