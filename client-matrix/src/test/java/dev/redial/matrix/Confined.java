package dev.redial.matrix;

/** What the hosts have in common: a program whose class loader sees what it has asked for only. */
final class Confined {
  /** Of the JDK, and asked for by none. */
  private static final String HIDDEN = "javax.sql.DataSource";

  interface Loading {
    Class<?> load(String name) throws ClassNotFoundException;
  }

  private Confined() {}

  static void run(Loading loading, String mainClass) throws Exception {
    var program = loading.load(MatrixClients.class.getName());
    if (program == MatrixClients.class || isSeen(loading)) {
      throw new IllegalStateException(program.getClassLoader() + " is not confined");
    }
    program.getMethod("main", String[].class).invoke(null, (Object) new String[] {mainClass});
  }

  private static boolean isSeen(Loading loading) {
    try {
      return loading.load(HIDDEN) != null;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
