package org.gennas.ui.shell;

import java.util.function.Supplier;
import javafx.scene.Node;
import org.kordamp.ikonli.Ikon;

/**
 * A place of the workbench that the rail leads to.
 *
 * @param id short and stable, such as {@code search}
 * @param title as on the rail
 * @param icon as on the rail
 * @param view makes the screen's content; asked once, when the screen is first shown
 */
public record Screen(String id, String title, Ikon icon, Supplier<Node> view) {}
