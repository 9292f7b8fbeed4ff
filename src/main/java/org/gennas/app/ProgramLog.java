package org.gennas.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.TimeBasedRollingPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.gennas.common.PrivateFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program's own log: a file a day under the person's folder, kept for two weeks. */
public final class ProgramLog {
  private static final int DAYS_KEPT = 14;

  private ProgramLog() {}

  /**
   * Begins to log.
   *
   * @param home the person's folder
   * @param failed is told where no log can be kept; work continues without
   */
  public static void open(HomeFolder home, Consumer<IOException> failed) {
    // Else the loader of native libraries writes its warnings on standard error.
    System.setProperty("org.bytedeco.javacpp.logger", "slf4j");
    Path folder = home.logs();
    try {
      PrivateFolder.create(home.path());
      Files.createDirectories(folder);
      if (!Files.isWritable(folder)) {
        throw new IOException(folder + " cannot be written");
      }
    } catch (IOException e) {
      failed.accept(e);
      return;
    }
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext loggers) {
      ch.qos.logback.classic.Logger root = loggers.getLogger(Logger.ROOT_LOGGER_NAME);
      root.addAppender(appender(loggers, folder));
      if (!root.isInfoEnabled()) {
        root.setLevel(Level.INFO);
      }
    }
  }

  private static RollingFileAppender<ILoggingEvent> appender(LoggerContext loggers, Path folder) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(loggers);
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.setPattern(
        "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} "
            + ProcessHandle.current().pid()
            + " %-5level [%thread] %logger{30} - %msg%n");
    encoder.start();
    RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    appender.setContext(loggers);
    // Several programs may run at once and share the file.
    appender.setPrudent(true);
    appender.setEncoder(encoder);
    TimeBasedRollingPolicy<ILoggingEvent> rolling = new TimeBasedRollingPolicy<>();
    rolling.setContext(loggers);
    rolling.setParent(appender);
    rolling.setFileNamePattern(folder.resolve("gennas-%d{yyyy-MM-dd}.log").toString());
    rolling.setMaxHistory(DAYS_KEPT);
    rolling.start();
    appender.setRollingPolicy(rolling);
    appender.start();
    return appender;
  }
}
