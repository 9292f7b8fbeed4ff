package org.gennas.worker;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import java.io.IOException;
import java.nio.file.Path;
import org.gennas.common.OwnFile;
import org.slf4j.LoggerFactory;

/** Sends all logging of the process to a file, such as the worker.log of the trial in work. */
final class WorkerLog {
  private WorkerLog() {}

  /** Lets go of the file; nothing is logged until another one is named. */
  static void close() {
    ((LoggerContext) LoggerFactory.getILoggerFactory()).reset();
  }

  /**
   * @throws org.gennas.common.FileProblem if the file is a link
   */
  static void to(Path file) throws IOException {
    OwnFile.requireNoLink(file);
    // Else the loader of native libraries writes its warnings on standard error.
    System.setProperty("org.bytedeco.javacpp.logger", "slf4j");
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z', UTC} %-5level %logger{20} %msg%n");
    encoder.start();
    FileAppender<ILoggingEvent> appender = new FileAppender<>();
    appender.setContext(context);
    appender.setFile(file.toString());
    appender.setAppend(true);
    appender.setEncoder(encoder);
    appender.start();
    ch.qos.logback.classic.Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.INFO);
    root.addAppender(appender);
  }
}
