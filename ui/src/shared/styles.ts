import "./tokens.css";
import "./base.css";
import "./frame.css";
import "./list.css";
import "./clock.css";
