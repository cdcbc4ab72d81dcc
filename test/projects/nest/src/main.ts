import "reflect-metadata";
import { Body, Controller, Module, Post } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";

@Controller("webhook")
class WebhookController {
  @Post()
  receive(@Body() body: object) {
    return { ok: true };
  }
}

@Module({ controllers: [WebhookController] })
export class AppModule {}

async function bootstrap() {
  const app = await NestFactory.create(AppModule);
  await app.listen(process.env.PORT ?? 3000);
}
bootstrap();
